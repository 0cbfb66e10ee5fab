import { get } from './api.js';
import { byId, make, picture } from './dom.js';
import { shortDayOf, text } from './texts.js';

const list = byId('conversations');
const state = byId('list-state');
const search = byId('search');

function item(row, isCurrent, open) {
  const line = make(
    'button',
    { type: 'button', 'aria-current': String(isCurrent) },
    picture(row.avatar, row.name),
    make('span', { className: 'name' }, row.name, make('small', {}, row.note)),
    make('time', {}, shortDayOf(row.lastAt)),
    make('span', { className: 'last' }, row.lastText),
  );
  line.addEventListener('click', () => open({ kind: row.kind, id: row.id }));
  return make('li', {}, line);
}

/** Fills the list with what was searched for. */
export async function showList(member, current, open) {
  if (list.childElementCount === 0) {
    state.textContent = text('loading');
  }

  const asked = { q: search.value, kind: search.form.elements.kind.value };
  const rows = await get('conversations', { member, ...asked });
  if (asked.q !== search.value || asked.kind !== search.form.elements.kind.value) {
    return;
  }

  const focused = [...list.children].findIndex((child) => child.contains(document.activeElement));
  list.replaceChildren(...rows.map((row) => item(row, row.kind === current?.kind && row.id === current?.id, open)));
  list.children[focused]?.firstChild.focus();
  state.textContent = rows.length === 0 ? text('noConversations') : '';
}

export function clearList() {
  list.replaceChildren();
  search.form.reset();
}

export const onSearch = (listener) => {
  search.form.addEventListener('input', listener);
  search.form.addEventListener('submit', (event) => event.preventDefault());
};
