// Calls from the program to the web page (implemented in web/page/host.js): one small function each, without results.
// The only file besides main.cpp that knows JavaScript. Includes nothing of ours. Next: web.h.
#pragma once

extern "C" {

// The experiment changed: its link, without "#".
void host_link(const char* link);
// Put a text, or this experiment's link, on the clipboard.
void host_copy(const char* text);
void host_copy_link(const char* link);
// A file to save: the browser downloads it.
void host_save(const char* name, const void* bytes, int size);
// The learner's progress in the lessons, to be stored for the next visit.
void host_progress(const char* progress);
// A frame was drawn. `sleeping`: no frames follow until something happens.
void host_frame(double step, int sleeping);
// A sentence for the page's "error" event and its live region.
void host_error(const char* field, const char* sentence);
void host_theme(int dark);
// Please fetch data/<name> and hand it to es_file(), or say es_file_failed().
void host_fetch(const char* name);
// A text field needs the keyboard, or no longer does; the position of its text cursor, logical pixels of the canvas.
void host_typing(int wanted, double x, double y);
// A text painted with the browser's fonts: the address of six floats (width, height, left, top, advance, colored) and,
// unless it is only measured, the pixels behind them, to be freed; 0 if it cannot. `face`: ui::Typeface.
float* host_paint(const char* text, int face, float em, int only_measure);
// A CSS cursor name.
void host_cursor(const char* name);

}  // extern "C"
