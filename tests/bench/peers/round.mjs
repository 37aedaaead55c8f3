// One round of one workload of a peer: calls it for about so many seconds and says what a second brought. A peer is a
// table {id: {per_call, make}}; make() gives the call, which may be asynchronous; `finish` waits until a device is done; `fact` tells a number about it ("id/name").
const now = () => performance.now() / 1000;

// Seconds since the start: of the clock in a browser; under node of the processor if that is less, so that a busy machine
// disturbs less.
export function stopwatch() {
    const start = now();
    const cpu = globalThis.process?.cpuUsage?.();
    return () => {
        const clock = now() - start;
        if (!cpu) return clock;
        const {user, system} = process.cpuUsage(cpu);
        return Math.min(clock, (user + system) / 1e6);
    };
}

export function asker(table) {
    const made = new Map();
    return async function ask(asked, seconds) {
        const [id, fact] = asked.split('/');
        if (!table[id]) throw new Error('there is no such workload here');
        if (!made.has(id)) made.set(id, await table[id].make());
        const {call, finish = async () => {}, fact: tell = () => -1} = made.get(id);
        if (fact) return tell(fact);
        let calls = 0;
        const start = now();
        const taken = stopwatch();
        for (let portion = 1;;) {
            for (let i = 0; i < portion; ++i) {
                const result = call();
                if (result instanceof Promise) await result;
            }
            calls += portion;
            if (now() - start >= seconds) break;
            // Look at the clock about fifty times a round.
            if (now() - start < seconds / 50) portion *= 2;
        }
        await finish();
        return calls * table[id].per_call / taken();
    };
}
