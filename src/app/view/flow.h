// The flow of one thing through the network, for the card "How it got here" (ui/flow.h). The thing is the pinned one,
// or a new one that the learner makes by setting sliders, typing or painting. A web page loads this code only after the
// first map: call show_flow() only if has_flow(), and apply_flow_actions() only if FlowWatch::on. May include everything of app.
#pragma once

#include <string>
#include <vector>

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

struct FlowWatch {
    std::vector<float> made;  // [D] standardised features of the new thing; empty: there is none
    std::string made_of;      // the data set of `made`
    std::string typed;        // its text
    data::Painting painting;  // its picture
    int thing = -1;           // the thing that is shown; -1 = the new one
    bool on = false;
    double since_s = 0;  // when the animation began
    long changes = -1;   // cache key of `shown`: MapView::changes
    bool stale = true;   // `shown` is out of date
    ui::Flow shown;
};

// Whether there is a thing to show: a pinned one or a new one.
bool has_flow(const Rooms& rooms);
void show_flow(Rooms& rooms, ui::View& view, const Input& input);
void apply_flow_actions(Rooms& rooms, const ui::FlowActions& actions);

}  // namespace app
