/** A refusal of the simulator, in its own words. */
export class Refusal extends Error {}

async function call(path, options) {
  const answer = await fetch(`/client/api/${path}`, options);
  const body = await answer.json();
  if (!answer.ok) {
    throw new Refusal(body.error ?? `HTTP ${answer.status}`);
  }

  return body;
}

const query = (parameters) => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value != null && value !== '')).toString();

export const get = (path, parameters = {}) => call(`${path}?${query(parameters)}`);

export const post = (path, body) => call(path, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
