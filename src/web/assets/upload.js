// Sends the form of the Feeds page and shows how far it is. Without this script the browser sends the form itself.
const form = document.querySelector('form[data-upload]');
const bar = form?.querySelector('progress');
const words = form?.querySelector('[role=status]');

function say(text) {
  words.textContent = text;
}

/** Shows the page that was answered, at its address. */
function show(request) {
  const page = new DOMParser().parseFromString(request.responseText, 'text/html');
  if (request.responseURL !== location.href) history.pushState(null, '', request.responseURL);
  document.title = page.title;
  document.body.replaceWith(page.body);
  scrollTo(0, 0);
}

function send() {
  const request = new XMLHttpRequest();
  const button = form.querySelector('button');
  const over = (text) => {
    bar.hidden = true;
    button.disabled = false;
    say(text);
  };
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = loaded / total;
    say(loaded < total ? `${Math.floor((loaded / total) * 100)} % sent` : 'Sent. Its rows are being read and checked.');
  });
  request.addEventListener('load', () => show(request));
  request.addEventListener('error', () => over('The connection was lost. Nothing was changed: send the file again.'));
  request.open('POST', form.action);
  request.send(new FormData(form));
  bar.value = 0;
  bar.hidden = false;
  button.disabled = true;
  say('Sending');
}

form?.addEventListener('submit', (event) => {
  const [file] = form.elements.file.files;
  if (file === undefined) return;
  event.preventDefault();
  if (file.size > Number(form.dataset.most)) say(form.dataset.tooLarge);
  else send();
});
addEventListener('popstate', () => location.reload());
