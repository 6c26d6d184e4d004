// Passkeys. A form says what it wants:
//   data-passkey="create"   make one; data-passkey="get" show one
//   data-options="id"       the element with the server's options as JSON, or
//   data-options-url        where to fetch them
// The answer goes into the form's field "credential", and the form is sent.

const supported = Boolean(
  window.PublicKeyCredential?.parseCreationOptionsFromJSON && navigator.credentials,
);

async function optionsOf({ dataset }) {
  if (dataset.options) return JSON.parse(document.getElementById(dataset.options).textContent);
  const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
  const response = await fetch(dataset.optionsUrl, { headers });
  if (!response.ok) throw new Error(`No options for a passkey: ${response.status}`);
  return response.json();
}

// A passkey that works without a password must be kept on the device and ask who is there.
function asWanted(options, alone) {
  options.authenticatorSelection = {
    ...options.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : "preferred",
  };
  return options;
}

async function create(form) {
  const { creation_options: { publicKey } } = await optionsOf(form);
  const wanted = asWanted(publicKey, form.elements.passwordless?.checked ?? true);
  return navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(wanted),
  });
}

async function get(form) {
  const { request_options: { publicKey } } = await optionsOf(form);
  return navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
  });
}

const trouble = (form) => document.getElementById(form.dataset.trouble);

async function ask(form) {
  const button = form.querySelector("button");
  trouble(form).hidden = true;
  button.classList.add("button-loading");
  try {
    const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (error) {
    // Mostly somebody who thought better of it: the form stays as it is.
    console.info(error);
    button.classList.remove("button-loading");
    trouble(form).hidden = false;
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!supported) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    ask(form);
  });
}
