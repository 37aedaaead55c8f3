// What the program tells the page around it (web/page/host.js answers): one small function each, nothing comes back.
// The only file besides main.cpp that knows JavaScript. Includes nothing of ours. Next: web.h.
#pragma once

extern "C" {

// The experiment changed: its link, without "#".
void host_link(const char* link);
// Put a text, or this experiment's link, on the clipboard.
void host_copy(const char* text);
void host_copy_link(const char* link);
// A file for the learner: the browser saves it where it saves downloads.
void host_save(const char* name, const void* bytes, int size);
// How far the lessons are: to be kept for the next visit.
void host_progress(const char* progress);
// A frame was drawn. `sleeping`: no other follows until something happens.
void host_frame(double step, int sleeping);
// A sentence for the page's "error" event and its live region.
void host_error(const char* field, const char* sentence);
void host_theme(int dark);
// Please fetch data/<name> and hand it to es_file(), or say es_file_failed().
void host_fetch(const char* name);
// A text field wants the keyboard, or no longer does; where its text cursor stands, logical pixels of the canvas.
void host_typing(int wanted, double x, double y);
// A CSS cursor name.
void host_cursor(const char* name);

}  // extern "C"
