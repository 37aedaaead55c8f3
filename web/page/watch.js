// What can be done where the page's other scripts do not run. No module, because modules are what a browser refuses to load
// from a file. page/main.js takes the section #stuck away once it runs.
addEventListener('DOMContentLoaded', () => {
    const stuck = document.getElementById('stuck');
    if (!stuck) return;
    const say = () => stuck.classList.add('now');
    if (location.protocol !== 'file:') return say();
    // Opened by a double click: everything in one script (tools/program/by_file.mjs).
    const whole = document.createElement('script');
    whole.src = 'page/by_file.js';
    whole.onerror = () => {
        document.getElementById('stuck_text').textContent = 'This page was opened as a file, and the file page/by_file.js, ' +
            'which it then needs, does not lie beside it. Unpack the whole folder, or open the page from a server.';
        say();
    };
    document.head.append(whole);
});
