// Serves a folder on loopback: node tools/serve.mjs FOLDER   (PORT from the environment, default 8080; --check only
// asks whether the port is free). Where tools/program/compress.mjs has left FILE.br or FILE.gz beside a file, a browser that takes
// it gets that. Not for the open net: no cache, no encryption. Also used by the browser tests.
import {createReadStream, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const TYPES = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm',
    '.json': 'application/json', '.png': 'image/png', '.jpg': 'image/jpeg', '.svg': 'image/svg+xml',
    '.webp': 'image/webp', '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8', '.csv': 'text/csv; charset=utf-8',
};

// The file that a URL names, or null. Names that would leave the folder name nothing.
function find_file(folder, url) {
    let name;
    try {
        name = decodeURIComponent(url.split(/[?#]/)[0]);
    } catch {
        return null;
    }
    let file = path.join(folder, path.normalize('/' + name));
    const stat = statSync(file, {throwIfNoEntry: false});
    if (stat?.isDirectory()) file = path.join(file, 'index.html');
    return statSync(file, {throwIfNoEntry: false})?.isFile() ? file : null;
}

// What is sent of `file`: itself, or the smallest form of it that the browser takes and that is not older.
function encoded(file, accepted) {
    const names = (accepted ?? '').split(',').map((part) => part.split(';').map((word) => word.trim()))
        .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? '')).map(([name]) => name);
    for (const [encoding, ending] of [['br', '.br'], ['gzip', '.gz']]) {
        const stat = names.includes(encoding) && statSync(file + ending, {throwIfNoEntry: false});
        if (stat && stat.mtimeMs >= statSync(file).mtimeMs) return {path: file + ending, size: stat.size, encoding};
    }
    return {path: file, size: statSync(file).size};
}

// A promise of a server that listens on 127.0.0.1; port 0 takes any free one.
export function serve(folder, port) {
    const server = createServer((request, response) => {
        const file = find_file(folder, request.url);
        if (!file || !['GET', 'HEAD'].includes(request.method)) {
            const sorry = statSync(path.join(folder, '404.html'), {throwIfNoEntry: false}) && readFileSync(path.join(folder, '404.html'));
            response.writeHead(file ? 405 : 404, {'Content-Type': sorry ? TYPES['.html'] : 'text/plain'});
            response.end(sorry || 'There is no such page here.\n');
            return;
        }
        const body = encoded(file, request.headers['accept-encoding']);
        response.writeHead(200, {
            'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'Content-Length': body.size,
            ...(body.encoding && {'Content-Encoding': body.encoding}), 'Vary': 'Accept-Encoding',
            'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff',
        });
        if (request.method === 'HEAD') response.end();
        else createReadStream(body.path).pipe(response);
    });
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve(server));
    });
}

function stop(sentence) {
    console.error(sentence);
    process.exit(1);
}

async function main() {
    const wanted = process.env.PORT || '8080';
    const port = Number(wanted);
    if (!/^\d+$/.test(wanted) || port < 1 || port > 65535)
        stop(`PORT is "${wanted}"; a port is a whole number from 1 to 65535. Try: make serve PORT=8081`);
    let server;
    try {
        server = await serve(process.argv[2], port);
    } catch (error) {
        if (error.code === 'EADDRINUSE')
            stop(`Port ${port} is taken by another program. Stop it or take another port: make serve PORT=${port + 1}`);
        if (error.code === 'EACCES')
            stop(`Port ${port} is not open to ordinary users. Take one above 1023: make serve PORT=8080`);
        stop(`Port ${port} cannot be used (${error.code}). Take another port: make serve PORT=8081`);
    }
    if (process.argv[2] === '--check') {
        server.close();
        return;
    }
    const started = Number(process.env.STARTED);
    const took = started ? ` (ready after ${Math.round(Date.now() / 1000 - started)} s)` : '';
    console.log(`Embedscape is at http://127.0.0.1:${port}/${took}. Ctrl+C stops it.`);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
