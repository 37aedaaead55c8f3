// Fills in the card "How it got here" (ui/flow.h): the values of one thing in each layer of the network, from its
// features to the prediction. The thing is the pinned one, or a new one that the learner makes by setting sliders,
// typing or painting. A web page loads most of this code only after it has drawn the first map, so call show_flow()
// only if has_flow(), and apply_flow_actions() only if FlowWatch::on or a hand asks for a new thing. May include everything of app. Next: ui/flow.h.
#pragma once

#include <string>
#include <vector>

#include "app/frame.h"
#include "ui/ui.h"

namespace app {

struct FlowWatch {
    std::vector<float> made;  // [D] standardised features of the new thing; empty: there is none
    std::string made_of;      // id of the data set that `made` belongs to
    std::string typed;        // text of the new thing, where it can be typed (data/typed.h)
    std::string trouble;      // why the text typed last is no such thing; empty: it is
    data::Painting painting;  // picture of the new thing, for data sets of pictures
    int thing = -1;           // the thing that is shown; -1 = the new one
    bool on = false;          // the card is shown
    double since_s = 0;       // when the animation began (Input::now_s)
    long changes = -1;        // MapView::changes for which `shown` was computed
    bool stale = true;        // `shown` must be computed again in any case
    ui::Flow shown;
};

// Whether there is a thing to show, a pinned one or a new one, and the stage is one map.
bool has_flow(const Rooms& rooms);
void show_flow(Rooms& rooms, ui::View& view, const Input& input);
void apply_flow_actions(Rooms& rooms, const ui::FlowActions& actions);

}  // namespace app
