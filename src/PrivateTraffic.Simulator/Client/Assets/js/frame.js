import { post } from './api.js';
import { settle } from './dialogs.js';
import { byId, make } from './dom.js';
import { text } from './texts.js';

const place = byId('frame-place');
const state = byId('frame-state');
let current = null;

/** Takes the frame away: nothing of it outlives its conversation. */
export function closeFrame() {
  current = null;
  place.replaceChildren();
  state.textContent = '';
  byId('frame-entry').textContent = '';
}

/** Builds a fresh frame beside a conversation, as the real client does on every change. */
export async function openFrame(session, member, conversation, handlers) {
  closeFrame();
  const opening = { member, handlers, origin: `${location.protocol}//${location.hostname}:${session.sidebarPort}` };
  current = opening;
  state.textContent = text('frameLoading');
  const opened = await post('frames', { member, ...conversation, entry: new URLSearchParams(location.search).get('entry') });
  if (current !== opening) {
    return;
  }

  opening.id = opened.frame;
  byId('frame-entry').textContent = opened.entry;
  const element = make('iframe', { title: text('sidebar'), src: opening.origin + session.sidebarPath, allow: 'clipboard-write' });
  element.addEventListener('load', () => { state.textContent = ''; });
  opening.element = element;
  place.replaceChildren(element);
}

async function invoke(frame, message) {
  const reply = await post(`frames/${frame.id}/invoke`, { name: message.name, params: message.params, url: message.url });
  if (!reply.dialog) {
    return reply.result;
  }

  const { decision, chosen } = await settle(reply.dialog, frame.member);
  return (await post(`frames/${frame.id}/dialogs/${reply.dialog.id}`, { decision, chosen })).result;
}

window.addEventListener('message', async (event) => {
  const frame = current;
  if (!frame?.element || event.source !== frame.element.contentWindow || event.origin !== frame.origin || event.data?.wecom !== true) {
    return;
  }

  const message = event.data;
  if (message.type === 'ready') {
    state.textContent = '';
    return;
  }

  try {
    const { open, ...result } = await invoke(frame, message);
    frame.element.contentWindow?.postMessage({ wecom: true, type: 'result', id: message.id, result }, frame.origin);
    frame.handlers.changed();
    if (open) {
      frame.handlers.open(open);
    }
  } catch (refusal) {
    frame.handlers.failed(refusal);
    frame.element.contentWindow?.postMessage({ wecom: true, type: 'result', id: message.id, result: { err_msg: `${message.name}:fail` } }, frame.origin);
  }
});
