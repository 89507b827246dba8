import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { betaQuantile, betaShareBelow, studentDeviate } from './beta.ts';
import { gammaQuantile, gammaShareBelow, logGamma } from './gamma.ts';
import { deviateOf, normalQuantile } from './normal.ts';

function near(found: number, expected: number, relative: number): void {
  assert.ok(Math.abs(found - expected) <= relative * Math.max(Math.abs(expected), 1e-300), `${found}, not ${expected}`);
}

describe('normal quantiles', () => {
  it('are those of the published tables of AS 241', () => {
    near(normalQuantile(0.25), -0.6744897501960817, 1e-14);
    near(normalQuantile(0.001), -3.090232306167814, 1e-14);
    near(normalQuantile(1e-20), -9.262340089798409, 1e-14);
    near(deviateOf(0.95), 1.959963984540054, 1e-14);
  });

  it('mirror about one half, and are of no share outside 0 to 1', () => {
    for (const p of [0.01, 0.074, 0.075, 0.3, 0.499]) near(normalQuantile(1 - p), -normalQuantile(p), 1e-12);
    for (const p of [0, 1, -1, Number.NaN]) assert.throws(() => normalQuantile(p));
  });
});

describe('gamma function', () => {
  it('is the factorial of whole numbers and the root of pi at one half', () => {
    let logFactorial = 0;
    for (let n = 1; n <= 150; n += 1) {
      near(logGamma(n + 1), logFactorial + Math.log(n), 1e-13);
      logFactorial += Math.log(n);
    }
    near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13);
    near(logGamma(0.1), 2.252712651734206, 1e-13);
  });

  it('gives Poisson probabilities as they are when added up term by term', () => {
    for (const [mean, most] of [
      [0.5, 3],
      [12, 4],
      [12, 20],
      [400, 380],
    ] as const) {
      let [term, sum] = [Math.exp(-mean), Math.exp(-mean)];
      for (let count = 1; count <= most; count += 1) {
        term *= mean / count;
        sum += term;
      }
      near(1 - gammaShareBelow(most + 1, mean), sum, 1e-10);
    }
  });

  it('has quantiles that are the shares again, from a hundredth to a hundred thousand', () => {
    for (const shape of [0.01, 0.5, 1, 7, 389, 100_000]) {
      for (const p of [0.001, 0.025, 0.5, 0.975, 0.999]) near(gammaShareBelow(shape, gammaQuantile(p, shape)), p, 1e-9);
    }
    near(gammaQuantile(0.975, 1), -Math.log(0.025), 1e-13);
  });

  it('has the quantiles of large shapes that SciPy 1.17 gives', () => {
    near(gammaQuantile(0.025, 1e6), 998040.9833402939, 1e-14);
    near(gammaQuantile(0.999, 1e8), 100030905.1729288, 1e-14);
    near(gammaQuantile(0.001, 1e9), 999902281.123973, 1e-14);
  });
});

describe('beta distribution', () => {
  it('gives binomial probabilities as they are when added up term by term', () => {
    for (const [n, most, share] of [
      [10, 3, 0.4],
      [200, 150, 0.7],
      [1000, 3, 0.001],
    ] as const) {
      let term = (1 - share) ** n;
      let sum = term;
      for (let count = 1; count <= most; count += 1) {
        term *= ((n - count + 1) / count) * (share / (1 - share));
        sum += term;
      }
      near(betaShareBelow(n - most, most + 1, 1 - share), sum, 1e-10);
    }
  });

  it('has closed quantiles where one shape is 1, and the shares again elsewhere', () => {
    near(betaQuantile(0.3, 1, 5), 1 - 0.7 ** 0.2, 1e-12);
    near(betaShareBelow(812, 208, betaQuantile(0.025, 812, 208)), 0.025, 1e-10);
  });

  it('gives the closed forms of Student’s t for one and two degrees, and the normal at many', () => {
    near(studentDeviate(0.95, 1), Math.tan(0.475 * Math.PI), 1e-9);
    near(studentDeviate(0.95, 2), Math.sqrt(2 / (4 * 0.975 * 0.025)) * (2 * 0.975 - 1), 1e-9);
    near(studentDeviate(0.95, 1e6), deviateOf(0.95), 3e-6);
  });
});
