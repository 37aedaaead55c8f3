// PapaParse and uDSV on the table of tests/bench/import.cpp: text to typed rows. Neither finds out from all rows what a column
// is, nor what is missing: with kinds, names and features ours does more.
export const NEEDS = ['papaparse', 'udsv'];

const ROWS = 100000;
const SUM = 2502956855; // of the first column, in hundredths

let state = 1;
function below(n) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % n;
}
const two = (n) => String(n).padStart(2, '0');

function table_text() {
    state = 1;
    const lines = [['name', ...Array.from({length: 13}, (_, i) => `x${i}`), ...Array.from({length: 3}, (_, i) => `n${i}`),
        'side', 'town', 'day'].join(',')];
    for (let row = 0; row < ROWS; ++row) {
        let line = `thing ${row}`;
        for (let i = 0; i < 13; ++i) {
            const n = below(50000);
            line += `,${Math.floor(n / 100)}.${two(n % 100)}`;
        }
        for (let i = 0; i < 3; ++i) line += `,${below(1000)}`;
        line += below(2) === 0 ? ',left' : ',right';
        line += `,town ${below(9)}`;
        const month = below(12) + 1;
        line += `,2024-${two(month)}-${two(below(28) + 1)}`;
        lines.push(line);
    }
    return `${lines.join('\n')}\n`;
}

function check(rows, at) {
    const sum = rows.reduce((so_far, row) => so_far + Math.round(row[at] * 100), 0);
    if (rows.length !== ROWS || sum !== SUM) throw new Error(`read wrong: ${rows.length} rows, ${sum}`);
}

function reader(read, at) {
    const text = table_text();
    check(read(text), at);
    return {call: () => read(text)};
}

export const workloads = ({papaparse, udsv}) => ({
    import_100k_papaparse: {
        per_call: ROWS,
        make: () => reader((text) => papaparse.parse(text, {header: true, dynamicTyping: true, skipEmptyLines: true}).data, 'x0'),
    },
    import_100k_udsv: {
        per_call: ROWS,
        make: () => reader((text) => udsv.initParser(udsv.inferSchema(text)).typedArrs(text), 1),
    },
});
