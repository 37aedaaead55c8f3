// Names of functions as the linker writes them, made short: "app::App::frame" for all that have this name. Parameters,
// template arguments, unnamed namespaces and the numbers of copies are left out.

// Removes everything between `open` and its `close`, however deep.
function without(text, open, close) {
    let depth = 0;
    let out = '';
    for (const letter of text) {
        if (letter === open) ++depth;
        if (depth === 0) out += letter;
        if (letter === close && depth > 0) --depth;
    }
    return out;
}

export function plain_name(name) {
    const named = name.replace(/\(anonymous namespace\)::/g, '').replace(/operator(<=>|->|<<|>>|<=|>=|<|>|\(\))/g, 'operator')
        .replace(/->/g, '');
    const short = without(without(named, '<', '>'), '(', ')').replace(/\[abi:[^\]]*\]/g, '').replace(/\.\d+$/, '')
        .replace(/ const$/, '').trim();
    return short.split(' ').at(-1);
}
