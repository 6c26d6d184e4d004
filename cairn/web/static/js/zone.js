// The browser knows the reader's time zone. A hidden field takes it along; a select is offered it.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const field of document.querySelectorAll("input[data-zone]")) field.value = zone;

const offer = document.querySelector("[data-zone-offer]");
const select = offer && document.getElementById(offer.dataset.zoneOffer);
const option = select && [...select.options].find(({ value }) => value === zone);

if (option && select.value !== zone) {
  offer.querySelector("[data-zone-name]").textContent = option.text;
  offer.hidden = false;
  offer.querySelector("button").addEventListener("click", () => {
    select.value = zone;
    offer.hidden = true;
    select.focus();
  });
}
