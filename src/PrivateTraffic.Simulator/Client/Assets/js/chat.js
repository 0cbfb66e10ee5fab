import { get, post } from './api.js';
import { byId, make } from './dom.js';
import { messageItems } from './messages.js';
import { text } from './texts.js';

const log = byId('log');
const composer = byId('composer');
const draft = byId('draft');
const speaker = byId('speaker');
let shown = null;

/** Shows a conversation; messages that are there already stay, so that only new ones are read out. */
export async function showChat(member, conversation) {
  if (!conversation) {
    hideChat();
    return null;
  }

  const view = await get('chat', { member, ...conversation });
  const isSame = shown?.kind === view.kind && shown.id === view.id && shown.rows.length <= view.rows.length;
  const items = messageItems(view.rows);
  if (isSame) {
    log.append(...items.slice(log.childElementCount));
  } else {
    log.replaceChildren(...items);
  }

  const hasNews = !isSame || shown.rows.length < view.rows.length;
  shown = view;
  showHead(view);
  if (hasNews) {
    log.scrollTop = log.scrollHeight;
  }

  return view;
}

function showHead(view) {
  byId('chat-header').hidden = false;
  byId('chat-title').textContent = view.title;
  byId('chat-subtitle').textContent = view.kind === 'group' ? `（${view.subtitle}）` : view.subtitle;
  const status = byId('chat-status');
  status.hidden = view.status === 'mutual';
  status.textContent = view.status === 'mutual' ? '' : text(view.status);
  byId('chat-state').textContent = view.rows.length === 0 ? text('noMessages') : '';
  composer.hidden = false;
  composer.querySelector('[value="customer"]').disabled = view.speakers.length === 0;
  if (speaker.dataset.of !== view.id) {
    speaker.dataset.of = view.id;
    speaker.replaceChildren(...view.speakers.map((person) => make('option', { value: person.id }, person.name)));
    composer.reset();
    chooseSpeaker();
  }
}

export function hideChat() {
  shown = null;
  log.replaceChildren();
  composer.hidden = true;
  byId('chat-header').hidden = true;
  byId('chat-state').textContent = text('pickOne');
}

const speaksAs = () => composer.elements.speaker.value;

function chooseSpeaker() {
  speaker.hidden = speaksAs() !== 'customer' || speaker.childElementCount < 2;
}

function actOf(member, conversation, content) {
  const asMember = speaksAs() === 'member';
  switch (conversation.kind) {
    case 'customer':
      return { act: 'chat', userid: member, external_userid: conversation.id, from: speaksAs(), text: content };
    case 'group':
      return { act: 'chat_in_group', chat_id: conversation.id, text: content, ...(asMember ? { userid: member } : { external_userid: speaker.value }) };
    default:
      return { act: 'message_to_app', userid: member, agentid: Number(conversation.id), text: content };
  }
}

/** Lets one write as the member or as the customer. */
export function onSay(whereAndWho, said, failed) {
  composer.addEventListener('change', chooseSpeaker);
  draft.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      composer.requestSubmit();
    }
  });
  composer.addEventListener('submit', async (event) => {
    event.preventDefault();
    const content = draft.value.trim();
    const { member, conversation } = whereAndWho();
    if (!content || !conversation) {
      return;
    }

    try {
      await post('act', actOf(member, conversation, content));
      draft.value = '';
      said();
    } catch (refusal) {
      failed(refusal);
    }
  });
}
