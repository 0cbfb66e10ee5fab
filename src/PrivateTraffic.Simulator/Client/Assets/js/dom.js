export const byId = (id) => document.getElementById(id);

/** Makes an element: properties are set as they are, children appended, null left out. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }

  element.append(...children.flat().filter((child) => child != null));
  return element;
}

/** A picture, or a letter where there is none. */
export const picture = (address, name) => (address
  ? make('img', { className: 'picture', src: address, alt: '' })
  : make('span', { className: 'picture letter', 'aria-hidden': 'true' }, [...name][0] ?? '?'));
