// Which cases failed, out of the output of a stage: at most some twenty lines. Knows how each of our runners says so.

const MOST = 20;

// doctest names the case in front of the assertions that failed in it: "TEST CASE:  name", then "file:line: ERROR: ...".
function of_doctest(lines) {
    const said = [];
    let test_case = '';
    for (const line of lines) {
        if (/^TEST CASE:/.test(line)) test_case = line.replace(/^TEST CASE:\s*/, '');
        if (/: (FATAL )?ERROR: /.test(line)) said.push(`${test_case}: ${line}`);
    }
    return said;
}

// "FAIL name" and the sentence below it, as our runners print it.
function of_ours(lines) {
    return lines.flatMap((line, i) => (/^FAIL\b/.test(line) ? [line, lines[i + 1] ?? ''] : []));
}

// node:test and compilers.
function of_others(lines) {
    return lines.filter((line) => /^\s*not ok \d|^\s*✖ |: (fatal )?error: |^FAILED: |AddressSanitizer|runtime error:/.test(line));
}

// Without any such line, the last lines of the output.
export function failed_cases(output) {
    const lines = output.trimEnd().split('\n');
    const said = [...of_doctest(lines), ...of_ours(lines), ...of_others(lines)].filter((line) => line.trim() !== '');
    return said.length > 0 ? said.slice(0, MOST) : lines.slice(-5);
}
