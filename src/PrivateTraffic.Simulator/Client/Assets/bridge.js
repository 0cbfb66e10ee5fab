// The native side of the JS-SDK, as far as a page can see it. It runs before the page's own scripts and hands every call
// to the chat client around the frame, which alone decides what is answered.
(() => {
  const client = `${location.protocol}//${location.hostname}:__CLIENT_PORT__`;
  if (window.parent === window) {
    return;
  }

  const userAgent = `${navigator.userAgent} __USER_AGENT__`;
  Object.defineProperty(Navigator.prototype, 'userAgent', { configurable: true, get: () => userAgent });

  const callbacks = new Map();
  const listeners = new Map();
  let calls = 0;

  const post = (message) => window.parent.postMessage({ wecom: true, url: location.href, ...message }, client);

  function invoke(name, params, callback) {
    const id = ++calls;
    callbacks.set(id, callback);
    // A native bridge takes text: what JSON cannot carry does not get across.
    post({ type: 'invoke', id, name, params: JSON.parse(JSON.stringify(params ?? {})) });
  }

  function on(event, callback) {
    listeners.set(event, [...(listeners.get(event) ?? []), callback]);
  }

  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== client || event.data?.wecom !== true) {
      return;
    }

    event.stopImmediatePropagation();
    const { type, id, name, result } = event.data;
    if (type === 'result') {
      const callback = callbacks.get(id);
      callbacks.delete(id);
      callback?.(result);
    } else if (type === 'event') {
      (listeners.get(name) ?? []).forEach((listener) => listener(result));
    }
  });

  window.WeixinJSBridge = { invoke, on, call: (name, params) => invoke(name, params) };
  document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  post({ type: 'ready' });
})();
