// Who comes back by Reload or Back finds the training where it was: the link holds the experiment, and the browser keeps for
// this tab how many steps it had. Steps are cheap: they are done again. Next: main.js.

const kKey = 'embedscape.left';

function address() {
    return location.pathname + location.search + location.hash;
}

export function keep_place(program, host) {
    const keep = () => {
        host.write_link();
        const left = { address: address(), step: program._es_step_count(), playing: program._es_playing() };
        try {
            sessionStorage.setItem(kKey, JSON.stringify(left));
        } catch {
            // private windows may refuse: it starts anew
        }
    };
    window.addEventListener('pagehide', keep);
    document.addEventListener('visibilitychange', () => document.hidden && keep());
}

export function go_on(program) {
    const came = performance.getEntriesByType('navigation')[0]?.type;
    if (came !== 'reload' && came !== 'back_forward') return;
    let left = null;
    try {
        left = JSON.parse(sessionStorage.getItem(kKey));
    } catch {
        // nothing that we wrote
    }
    if (left?.address !== address() || !(left.step > 0)) return;
    program._es_go_on(left.step);
    if (!left.playing) program._es_play(0);
}
