// App and data sets whose files are fetched when they are wanted: who waits, for what, and what comes of it.
#include "app/app.h"
#include "core/thousands.h"

namespace app {

// True if the Spec has to wait for its data set's file; then it is remembered, and a notice says so.
bool App::waits_for(const model::Spec& spec, bool from_link) {
    const data::DatasetRow* row = data::find_dataset(spec.dataset);
    if (!fetches_ || row == nullptr || data::is_here(*row)) return false;
    waiting_ = Waiting{.spec = spec,
                       .file = row->file,
                       .label = row->label,
                       .instead_of = session_.running().dataset,
                       .from_link = from_link};
    notice_ = "Fetching \"" + row->label + "\" ...";
    last_active_s_ = last_s_;
    return true;
}

void App::file_size(std::string_view file, double bytes) {
    if (!waiting_ || waiting_->file != file || !(bytes > 0)) return;
    notice_ =
        "Fetching \"" + waiting_->label + "\" (" + core::thousands(static_cast<long>(bytes / 1000 + 0.5)) + " kB) ...";
    last_active_s_ = last_s_;
}

core::Result<bool> App::file_arrived(std::string_view file) {
    if (!waiting_ || waiting_->file != file) return false;
    const Waiting wanted = std::move(*waiting_);
    waiting_.reset();
    notice_.clear();
    last_active_s_ = last_s_;
    if (wanted.from_link) {
        open(wanted.spec);
        if (session_.problem()) return *session_.problem();
        return true;
    }
    const Applied applied = session_.settle(wanted.spec);
    if (session_.problem()) {
        alarm_ = session_.problem()->sentence;
        return *session_.problem();
    }
    adopt(applied, last_s_);
    return true;
}

void App::file_failed(std::string_view file, std::string_view sentence) {
    if (!waiting_ || waiting_->file != file) return;
    alarm_ = "\"" + waiting_->label + "\" could not be fetched: " + std::string(sentence) + " What was there runs on.";
    if (waiting_->from_link) guide_.close();  // a lesson without its data is none
    warm_left_ = 0;
    wanted_sweep_.reset();
    waiting_.reset();
    notice_.clear();
    last_active_s_ = last_s_;
}

}  // namespace app
