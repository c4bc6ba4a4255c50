/**
 * An element as it answers for itself. In Chromium a form's controls stand before the form's own properties, under their names, in
 * content scripts too: of a form with `<input name="parentNode">` one would never get any further up.
 */
export function plain(element: Element): Element {
  if (!(element instanceof HTMLFormElement)) return element;
  return new Proxy<Element>(element, {
    get(form, name) {
      const value: unknown = Object.hasOwn(form, name)
        ? Reflect.get(HTMLFormElement.prototype, name, form)
        : Reflect.get(form, name, form);
      return typeof value === "function" ? value.bind(form) : value;
    },
  });
}
