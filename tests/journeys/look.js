() => {
  const faults = [];
  const page = document.scrollingElement;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const words = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);

  const headings = [...document.querySelectorAll("h1")].filter(seen);
  if (headings.length !== 1) faults.push(`${headings.length} visible h1`);
  if (!document.title.trim()) faults.push("no title");
  if (!document.documentElement.lang) faults.push("no language");

  if (page.scrollWidth > page.clientWidth) {
    faults.push(`scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth} px`);
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width && (box.right > page.clientWidth + 1 || box.left < -1) && seen(element);
    });
    for (const element of wide.slice(0, 3)) faults.push(`too wide: ${words(element)}`);
  }

  // A checkbox is as big as the label that belongs to it; a link within a sentence is exempt.
  const small = [...document.querySelectorAll("button, select, summary, input, textarea, a[href]")].filter((element) => {
    if (!seen(element) || element.type === "hidden" || element.closest(".visually-hidden, .skip-link")) return false;
    if (element.tagName === "A" && getComputedStyle(element).display === "inline") return false;
    const boxes = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
    return !boxes.some((box) => box.width >= 23.5 && box.height >= 23.5);
  });
  for (const element of small.slice(0, 4)) faults.push(`target under 24 px: ${words(element)}`);

  // Links with one name lead to one place, buttons do one thing; each navigation has names of its own.
  const spoken = (element) => {
    const labels = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll("[aria-hidden='true']")) part.remove();
    const name = element.ariaLabel || labels.join(" ").trim() || copy.textContent;
    return name.replace(/\s+/g, " ").trim();
  };
  const effect = (element) => {
    const { form, name, value, href } = element;
    if (href) return href;
    const action = element.getAttribute("formaction") ?? form.getAttribute("action");
    const told = [...form.elements].filter((field) => field.type === "hidden" && !/^(_once|csrf)/.test(field.name));
    const sent = [{ name, value }, ...told].map((field) => `${field.name}=${field.value}`);
    return [action, ...sent].join(" ");
  };
  const effects = new Map();
  for (const element of [...document.querySelectorAll("a[href], form button[type=submit]")].filter(seen)) {
    const place = element.closest("nav")?.ariaLabel ?? "";
    const name = `${element.localName} “${spoken(element)}” ${place}`;
    effects.set(name, (effects.get(name) ?? new Set()).add(effect(element)));
  }
  for (const [name, does] of effects) {
    if (does.size > 1) faults.push(`one name for several things: ${name}: ${[...does].slice(0, 3).join(", ")}`);
  }

  for (const image of document.images) {
    if (image.complete && !image.naturalWidth && image.loading !== "lazy") faults.push(`picture without content: ${words(image)}`);
  }
  return faults;
}
