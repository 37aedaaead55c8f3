// Who is here for the first time is shown round: the tour of src/lessons/tour.h begins by itself, once. Not for who came by
// a link, was here before, or wants less motion. Next: film.js, which makes a film of it.
import { can_film } from './film.js';

const kKey = 'embedscape.tour';

// Whether it is the first visit, and it could be remembered that it was.
function first_time(host) {
    if (host.kept_progress()) return false;
    try {
        if (localStorage.getItem(kKey)) return false;
        localStorage.setItem(kKey, 'seen');
        return localStorage.getItem(kKey) === 'seen';
    } catch {
        return false; // private windows may refuse: nobody should see it again at each visit
    }
}

export function show_round(program, host) {
    program._es_can_film(can_film() ? 1 : 0);
    const plain = location.hash.length < 2 && location.search.length < 2;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (plain && !calm && first_time(host)) program._es_start_tour();
}
