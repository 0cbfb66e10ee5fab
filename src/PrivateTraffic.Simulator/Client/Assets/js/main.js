import { showActs } from './acts.js';
import { get } from './api.js';
import { hideChat, onSay, showChat } from './chat.js';
import { chooseMember } from './dialogs.js';
import { byId } from './dom.js';
import { closeFrame, openFrame } from './frame.js';
import { clearList, onSearch, showList } from './list.js';
import { countTasks, openTasks } from './tasks.js';
import { currentLanguage, speak, text } from './texts.js';

const POLL_MILLISECONDS = 1200;

let session = null;
let conversation = null;
let version = null;

const member = () => session.member.userid;

function complain(refusal) {
  const problem = byId('problem');
  problem.textContent = refusal instanceof TypeError ? text('problem', refusal.message) : refusal.message;
  problem.hidden = false;
}

const calm = () => { byId('problem').hidden = true; };

function remember() {
  const parameters = new URLSearchParams({ member: member() });
  if (conversation) {
    parameters.set(conversation.kind, conversation.id);
  }

  if (currentLanguage() === 'en') {
    parameters.set('lang', 'en');
  }

  const entry = new URLSearchParams(location.search).get('entry');
  if (entry) {
    parameters.set('entry', entry);
  }

  history.replaceState(null, '', `/client?${parameters}`);
}

async function refresh() {
  try {
    await Promise.all([showList(member(), conversation, open), refreshChat(), countTasks(member())]);
    calm();
  } catch (refusal) {
    complain(refusal);
  }
}

async function refreshChat() {
  const view = await showChat(member(), conversation);
  if (view) {
    showActs({ member: member(), conversation, view, latestMoment: session.latestMoment }, acted, complain);
  }
}

async function acted(label) {
  await refresh();
  byId('chat-state').textContent = text('done', label);
}

async function open(next) {
  conversation = next;
  remember();
  const shown = refresh();
  try {
    await openFrame(session, member(), conversation, { open, changed: refresh, failed: complain });
  } catch (refusal) {
    complain(refusal);
  }

  await shown;
}

async function become(userid, wanted) {
  session = await get('session', { member: userid });
  byId('company').textContent = session.company;
  byId('member-name').textContent = `${session.member.name} · ${session.member.position}`;
  byId('member-avatar').src = session.member.avatar;
  conversation = null;
  closeFrame();
  hideChat();
  clearList();
  if (wanted) {
    await open(wanted);
  } else {
    remember();
    await refresh();
  }
}

// Whatever is written elsewhere, by the sidebar or by a test, shows up here soon.
async function poll() {
  try {
    if (!document.hidden) {
      const next = (await get('version', { member: member() })).version;
      if (version !== null && next !== version) {
        await refresh();
      }

      version = next;
      if (!byId('problem').hidden && byId('problem').dataset.lost) {
        delete byId('problem').dataset.lost;
        calm();
      }
    }
  } catch (refusal) {
    byId('problem').dataset.lost = 'true';
    complain(refusal);
  }

  setTimeout(poll, POLL_MILLISECONDS);
}

byId('member').addEventListener('click', async () => {
  const chosen = await chooseMember(member());
  if (chosen) {
    await become(chosen, null);
  }
});
byId('language').addEventListener('click', async () => {
  speak(currentLanguage() === 'en' ? 'zh' : 'en');
  remember();
  hideChat();
  await refresh();
});
byId('tasks').addEventListener('click', () => openTasks(member(), refresh).catch(complain));
byId('reload').addEventListener('click', () => conversation && open(conversation));
onSearch(() => showList(member(), conversation, open).catch(complain));
onSay(() => ({ member: member(), conversation }), refresh, complain);

const asked = new URLSearchParams(location.search);
speak(asked.get('lang') ?? 'zh');
const kind = ['customer', 'group', 'app'].find((name) => asked.has(name));
try {
  await become(asked.get('member'), kind ? { kind, id: asked.get(kind) } : null);
} catch (refusal) {
  complain(refusal);
}

poll();
