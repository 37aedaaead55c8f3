// One script tag puts the playground into a text:
//
//   <script src=".../embed-scape.js"></script>
//   <embed-scape spec="features=weight,power" levers="features,loss" height="420"></embed-scape>
//
//   spec    what to open: the part of an Embedscape link after "#", a whole link, or a spec as JSON; none = the default
//   levers  which levers stand beside the map: features, architecture, loss, curves; none = the map alone
//   height  in CSS pixels, 420 if not said; the width is that of the text
//   title   for screen readers
//
// Changing `spec` opens the new one in the same frame; changing `levers` loads the frame anew. `element.api` is a promise
// of the frame's window.embedscape (docs/api.md), where the frame comes from the same host as the text.
(() => {
    const kBase = new URL('./', document.currentScript?.src ?? document.baseURI);
    const kHeight = 420;
    const kLeastHeight = 200;

    // A link's fragment, a link, or JSON -> what stands after "#".
    function fragment_of(spec) {
        const text = (spec ?? '').trim();
        if (text.startsWith('{')) return encodeURIComponent(text);
        return text.slice(text.indexOf('#') + 1);
    }

    class EmbedScape extends HTMLElement {
        static observedAttributes = ['spec', 'levers', 'height', 'title'];
        #frame = null;
        #settle = null;

        constructor() {
            super();
            this.#expect_api();
        }

        connectedCallback() {
            if (this.#frame) return;
            this.style.display = 'block';
            const frame = document.createElement('iframe');
            frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups');
            frame.setAttribute('allow', 'clipboard-write');
            frame.loading = 'lazy'; // a map far down the text is loaded when the reader comes near
            Object.assign(frame.style, { display: 'block', width: '100%', border: '0', borderRadius: '12px' });
            frame.addEventListener('load', () => this.#connect_api(frame));
            this.#frame = frame;
            this.#show_height();
            this.#show_title();
            frame.src = this.#address();
            this.append(frame);
        }

        disconnectedCallback() {
            this.#frame?.remove();
            this.#frame = null;
            this.#expect_api();
        }

        attributeChangedCallback(name, before, now) {
            if (!this.#frame) return;
            if (name === 'height') return this.#show_height();
            if (name === 'title') return this.#show_title();
            if (name === 'levers') {
                if (before === now) return;
                this.#expect_api();
            }
            // replace(): the reader's Back button keeps leaving the text, not undoing the author's script.
            if (this.#frame.contentWindow) this.#frame.contentWindow.location.replace(this.#address());
        }

        #address() {
            const url = new URL('index.html', kBase);
            url.searchParams.set('levers', this.getAttribute('levers') ?? '');
            url.hash = fragment_of(this.getAttribute('spec'));
            return url.href;
        }
        #show_height() {
            const height = Number.parseFloat(this.getAttribute('height') ?? '');
            this.#frame.style.height = `${Math.max(kLeastHeight, Number.isFinite(height) ? height : kHeight)}px`;
        }
        #show_title() {
            this.#frame.title = this.getAttribute('title') || 'Embedscape: a map that is being learned';
        }
        #expect_api() {
            this.api = new Promise((resolve, reject) => { this.#settle = { resolve, reject }; });
            this.api.catch(() => {}); // who does not ask for it shall see no error
        }
        #connect_api(frame) {
            const { resolve, reject } = this.#settle;
            let api;
            try {
                api = frame.contentWindow.embedscape;
            } catch {
                return reject(new Error('embed-scape comes from another host than this page, so its api is out of reach.'));
            }
            if (!api) {
                return reject(new Error(`There is no playground at ${frame.src}: embed-scape.js and index.html ` +
                    'have to stand in the same folder.'));
            }
            api.ready.then(resolve, reject);
        }
    }

    if (!customElements.get('embed-scape')) customElements.define('embed-scape', EmbedScape);
})();
