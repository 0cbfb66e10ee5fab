import { make, picture } from './dom.js';
import { dayOf, text, timeOf } from './texts.js';

const parse = (body) => {
  try {
    return body ? JSON.parse(body) : {};
  } catch {
    return {};
  }
};

const card = (kind, title, description, image) => make(
  'div',
  { className: 'card' },
  make('strong', {}, title || text(kind)),
  description ? make('p', {}, description) : null,
  image ? make('img', { src: image, alt: '' }) : null,
  make('p', { className: 'kind' }, text(kind)),
);

const cards = {
  news: (body) => card('news', body.title, body.desc, body.imgUrl),
  miniprogram: (body) => card('miniprogram', body.title, body.appid, body.imgUrl),
  image: (body) => card('image', '', '', `/_sim/media/${body.mediaid}`),
  video: (body, name) => card('video', name),
  file: (body, name) => card('file', name),
};

/** What stands in the bubble. */
export const messageContent = (row) => (cards[row.kind] && row.body
  ? cards[row.kind](parse(row.body), row.text)
  : make('div', { className: 'bubble' }, row.text));

function messageItem(row) {
  if (row.side === 'system') {
    return make('div', { className: 'note' }, text(row.kind));
  }

  return make(
    'article',
    { className: `from-${row.side}` },
    picture(row.avatar, row.speaker),
    make('div', { className: 'said' }, make('small', {}, `${row.speaker} ${timeOf(row.at)}`), messageContent(row)),
  );
}

/** The items of a conversation, with a line for each new day. */
export function messageItems(rows) {
  let day = '';
  return rows.flatMap((row) => {
    const next = dayOf(row.at);
    const items = next === day ? [messageItem(row)] : [make('div', { className: 'day' }, next), messageItem(row)];
    day = next;
    return items;
  });
}
