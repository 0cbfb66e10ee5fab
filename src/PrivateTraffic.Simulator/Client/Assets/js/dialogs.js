import { get } from './api.js';
import { byId, make } from './dom.js';
import { messageContent } from './messages.js';
import { text } from './texts.js';

const dialog = byId('dialog');

/** Shows a dialog until it is closed; resolves to what was chosen, null for cancelling. */
export function show(title, content, buttons) {
  return new Promise((resolve) => {
    const form = make('form', { method: 'dialog' }, make('h2', { id: 'dialog-title' }, title), content, make('div', { className: 'buttons' }, buttons));
    const finish = (value) => {
      dialog.onclose = null;
      dialog.close();
      resolve(value);
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      finish(event.submitter?.value || null);
    });
    dialog.onclose = () => resolve(null);
    dialog.replaceChildren(form);
    if (!dialog.open) {
      dialog.showModal();
    }
  });
}

export const button = (label, value, className = 'quiet') => make('button', { type: 'submit', value, className }, label);

/** Closes without a choice; not a submit button, so that the enter key never presses it. */
export function cancelButton(label) {
  const cancel = make('button', { type: 'button', className: 'quiet' }, label);
  cancel.addEventListener('click', () => dialog.close());
  return cancel;
}

const okAndCancel = (label) => [cancelButton(text('cancel')), button(label, 'ok', 'primary')];

/** The dialogs that calls of the sidebar open. Resolves to the decision and the choice. */
const bridgeDialogs = {
  send: (details) => show(
    text('sendTitle'),
    messageContent({ kind: details.kind, text: details.text, body: details.body }),
    okAndCancel(text('send')),
  ),
  share: (details) => show(text('shareTitle'), [make('p', {}, details.text), make('p', {}, text('shareCount', details.count))], okAndCancel(text('send'))),
  moment: (details) => show(text('momentTitle'), make('p', {}, details.text), okAndCancel(text('send'))),
  add: () => show(text('addTitle'), make('p', {}, text('addText')), [button(text('close'), 'ok', 'primary')]),
  profile: (details) => show(
    text('profileTitle'),
    [make('p', {}, make('strong', {}, details.name)), make('p', {}, `${text(details.isMember ? 'member' : 'customer')} · ${details.id}`)],
    [button(text('close'), 'ok', 'primary')],
  ),
};

async function pickCustomers(member) {
  const rows = await get('conversations', { member, kind: 'customer' });
  const boxes = rows.map((row) => make('label', { className: 'row' }, make('input', { type: 'checkbox', value: row.id }), make('span', {}, row.name)));
  const decision = await show(text('pickTitle'), make('ul', {}, boxes.map((box) => make('li', {}, box))), okAndCancel(text('confirm')));
  return { decision: decision ?? 'cancel', chosen: boxes.map((box) => box.firstChild).filter((box) => box.checked).map((box) => box.value) };
}

export async function settle(shown, member) {
  if (shown.kind === 'pick') {
    return pickCustomers(member);
  }

  return { decision: (await bridgeDialogs[shown.kind](shown.details)) ?? 'cancel', chosen: [] };
}

/** Asks for a line of text; null for cancelling. */
export async function ask(title, label, value) {
  const input = make('input', { type: 'text', value, 'aria-label': label, maxLength: 20 });
  return (await show(title, input, okAndCancel(text('confirm')))) === 'ok' ? input.value : null;
}

/** Lets one choose among the members; null for cancelling. */
export async function chooseMember(current) {
  const list = make('ul');
  const search = make('input', { type: 'search', 'aria-label': text('findMember'), placeholder: text('findMember') });
  const fill = async () => {
    const { members } = await get('session', { member: current, q: search.value });
    list.replaceChildren(...members.map((member) => make('li', {}, make(
      'button',
      { type: 'submit', className: 'row', value: member.userid, 'aria-current': String(member.userid === current) },
      make('img', { src: member.avatar, alt: '', width: 36, height: 36 }),
      make('span', {}, member.name, make('small', {}, `${member.position} · ${member.department}`)),
    ))));
    if (members.length === 0) {
      list.replaceChildren(make('li', {}, text('nobody')));
    }
  };
  search.addEventListener('input', fill);
  await fill();
  return show(text('members'), [search, list], [cancelButton(text('cancel'))]);
}
