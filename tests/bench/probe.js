// Put into every frame before its own scripts: when the map was first painted, and what each key press or click cost.
(() => {
  // After the frame that the callbacks of this moment lead to: the message comes once that frame's style, layout and paint are done.
  const afterFrame = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });
  const probe = { painted: null, keys: [], answers: [], awaited: null };
  window.__probe = probe;

  const filled = (canvas) => canvas.width > 0 && canvas.height > 0 &&
    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
  const drawn = () =>
    Array.prototype.some.call(document.querySelectorAll('.leaflet-container svg path'), (path) => (path.getAttribute('d') || '').length > 20) ||
    Array.prototype.some.call(document.querySelectorAll('.leaflet-container canvas'), filled);
  const watcher = new MutationObserver(() => {
    if (!drawn()) return;
    watcher.disconnect();
    afterFrame((now) => { probe.painted = now; });
  });
  watcher.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['d'] });

  // From the moment the browser took the key to the end of the frame that shows what it did.
  addEventListener('keydown', (event) => { afterFrame((now) => probe.keys.push(now - event.timeStamp)); }, true);

  // From the click (or Enter) to the end of the first frame in which the awaited history is visible.
  const answer = (event) => {
    const id = probe.awaited;
    if (id === null || (event.type === 'keydown' && event.key !== 'Enter')) return;
    probe.awaited = null;
    const look = () => {
      const history = document.querySelector(`[data-history="${id}"]`);
      if (history && history.getClientRects().length) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => probe.answers.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(0);
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };
  addEventListener('click', answer, true);
  addEventListener('keydown', answer, true);
})();
