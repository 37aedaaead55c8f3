// Calls from the program to the web page. host.cpp passes each one on to web/page/host.js; no other C++ file contains
// JavaScript. Includes nothing of ours. Next: web.h.
#pragma once

extern "C" {

// Reports that the experiment changed: its link, without "#".
void host_link(const char* link);
// Puts a text, or this experiment's link, on the clipboard.
void host_copy(const char* text);
void host_copy_link(const char* link);
// Saves a file, as a download of the browser.
void host_save(const char* name, const void* bytes, int size);
// Records a video of this part of the canvas (logical pixels). what: 1 = begin, 2 = end and save it, 3 = end and
// discard it (app::Film).
void host_film(int what, double x, double y, double w, double h);
// The learner's progress in the lessons, to be stored for the next visit.
void host_progress(const char* progress);
// Reports that a frame was drawn. `step`: of training. `sleeping`: no frames follow until something happens.
void host_frame(double step, int sleeping);
// Reports an error sentence: for the page's "error" event and its live region.
void host_error(const char* field, const char* sentence);
void host_theme(int dark);  // the theme that panels and map have now
// Asks the page to fetch data/<name> and to pass it to es_file(), or to call es_file_failed().
void host_fetch(const char* name);
// Opens the browser's dialog to choose files.
void host_pick();
// Shrinks the pictures that were brought last to this side in pixels, and brings them again.
void host_shrink(int side);
// Asks for the on-screen keyboard. wanted 1: a text field needs it, with its text cursor at (x, y), logical pixels of
// the canvas; 0: none does.
void host_typing(int wanted, double x, double y);
// Paints a text with the browser's fonts. Returns the address of six floats (width, height, left, top, advance,
// colored), followed by the pixels unless the text is only measured; the caller frees it. 0 if it cannot be painted.
// `face`: ui::Typeface.
float* host_paint(const char* text, int face, float em, int only_measure);
// Sets the pointer's shape, by its CSS name.
void host_cursor(const char* name);

}  // extern "C"
