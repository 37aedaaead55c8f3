// Runs a graph of stages on a machine of two cores: one build at a time, which takes what processor is left over, and beside
// it one run, or two runs while nothing is built. Knows what stages need and how long they take, not what they do.

const RUNS = 2;

function ready(waiting, is_over) {
    return waiting.filter(({needs = []}) => needs.every(is_over));
}

// The next stage that may start now, or null. Builds go in the order of the table: what others need stands first in it. Of
// runs the longest goes first, so that none is left to run alone at the end; one that takes both places waits for both.
export function next_stage(waiting, running, is_over, seconds_of) {
    const may_start = ready(waiting, is_over);
    const builds = running.some(({build}) => build);
    const build = may_start.find((stage) => stage.build);
    if (build && !builds) return build;
    const taken = running.filter((stage) => !stage.build).reduce((sum, {places = 1}) => sum + places, 0);
    const longest = may_start.filter((stage) => !stage.build).sort((a, b) => seconds_of(b) - seconds_of(a))[0];
    if (!longest) return null;
    // Beside a build there is one place; what wants two gets along with the processor that a build leaves it.
    const places = builds ? 1 : RUNS;
    return taken + Math.min(longest.places ?? 1, places) <= places ? longest : null;
}

// Runs all. `run(stage)` gives {failed, ...}; `skip(stage, needed)` is told of a stage whose need has failed, and gives the same.
// Both answers are kept: a Map from stage name to answer.
export function run_all(stages, {run, skip, seconds_of}) {
    const waiting = [...stages];
    const running = [];
    const results = new Map();
    const names = new Set(stages.map(({name}) => name));
    const is_over = (name) => !names.has(name) || results.has(name); // what was not asked for is taken to be there
    const failed = (name) => (results.get(name)?.failed ?? 0) > 0;

    function leave_out() {
        for (const stage of ready(waiting, is_over)) {
            const needed = (stage.needs ?? []).find(failed);
            if (!needed) continue;
            waiting.splice(waiting.indexOf(stage), 1);
            results.set(stage.name, skip(stage, needed));
            return true;
        }
        return false;
    }

    return new Promise((resolve) => {
        function go_on() {
            while (leave_out());
            for (;;) {
                const stage = next_stage(waiting, running, is_over, seconds_of);
                if (!stage) break;
                waiting.splice(waiting.indexOf(stage), 1);
                running.push(stage);
                run(stage).then((result) => {
                    running.splice(running.indexOf(stage), 1);
                    results.set(stage.name, result);
                    go_on();
                });
            }
            if (running.length === 0) resolve(results);
        }
        go_on();
    });
}
