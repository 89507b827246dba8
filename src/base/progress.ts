/** Told how far long work has come, so that a door can show rows, rate and time left. `total` in the same unit. */
export type Progress = (stage: string, done: number, total: number, unit: string) => void;

export const noProgress: Progress = () => undefined;
