// The card of training curves: the loss over the steps, and the accuracy of each head in plain words. See panels.h.
#include <cmath>

#include "ui/card.h"
#include "ui/field.h"
#include "ui/panels/panels.h"
#include "ui/plot.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr const char* kHeldOutTip = "Of the things that training never saw.";

// The history to show: with many maps that of the one pointed at last, else that of what runs.
const train::History& told_history(const Frame& frame) {
    const SweepView* sweep = frame.view.sweep;
    return sweep != nullptr && sweep->history != nullptr ? *sweep->history : frame.view.history;
}
const train::Snapshot& told_snapshot(const Frame& frame) {
    const SweepView* sweep = frame.view.sweep;
    return sweep != nullptr && sweep->shown != nullptr ? *sweep->shown : frame.view.latest;
}

// In as many letters as there is room for: large losses need no thousandths.
std::string loss_text(double value) {
    if (!std::isfinite(value)) return "–";
    return number_label(value, value < 10 ? 1e-3 : value < 1000 ? 0.1 : 1);
}

// "— train 0.412", returns the width it took.
void legend_entry(Rect& line, std::string_view label, const std::string& figure, ImU32 color, bool dashed) {
    draw_swatch(cut_left(line, 16, 6), color, dashed);
    const Rect place = cut_left(line, std::min(line.w, text_width(faces().small, label) + 1), 6);
    term("label", place, faces().small, theme().muted, label, explanation_of(label));
    draw_text(cut_left(line, std::min(line.w, 46.0f), 10), faces().figure, theme().text, figure);
}

void loss_curves(Frame& frame, Card& card) {
    const std::vector<train::HistoryEntry>& entries = told_history(frame).entries;
    std::vector<long> steps;
    Curve train_curve{theme().loss, false, {}};
    Curve held_curve{mix(theme().loss, theme().text, 0.35f), true, {}};
    for (const train::HistoryEntry& entry : entries) {
        steps.push_back(entry.step);
        train_curve.values.push_back(entry.loss_train);
        held_curve.values.push_back(entry.loss_held_out);
    }
    Rect line = card.row(20);
    const Rect plot = card.row(96);
    const int under = line_plot("loss", plot, steps, {train_curve, held_curve}, {frame.state.log_loss, false});
    double train_loss = told_snapshot(frame).loss_train;
    double held_loss = told_snapshot(frame).loss_held_out;
    std::string when;
    if (under >= 0) {
        const train::HistoryEntry& entry = entries[static_cast<std::size_t>(under)];
        train_loss = entry.loss_train;
        held_loss = entry.loss_held_out;
        when = "step " + thousands(entry.step);
    }
    legend_entry(line, "train", loss_text(train_loss), train_curve.color, false);
    legend_entry(line, "held out", loss_text(held_loss), held_curve.color, true);
    Rect foot = card.row(16);
    if (entries.empty()) when = "Press play: the curves begin with the first step.";
    draw_text(foot, faces().small, theme().muted, when, under >= 0 ? Align::right : Align::left);
}

// What the accuracy of a head means, in words.
struct Meaning {
    std::string label, help;
};
Meaning meaning_of(const train::HeadSnapshot& head) {
    switch (head.answer) {
        case model::Answer::classes:
            return {
                head.label + " right",
                "Balanced accuracy: the share that is right within each class, averaged, so that rare classes count as "
                "much as common ones. "};
        case model::Answer::number:
            return {head.label + " explained", "R²: the share of the differences that the head explains. "};
        case model::Answer::features:
            return {head.label, "R²: the share of the features' differences that comes back out of the map. "};
        case model::Answer::none:
            if (head.places > 0) {
                return {
                    head.label + " right",
                    "The share of the places at which the head is right, averaged over all that can be right there, "
                    "so that what is rare counts as much as what is common. "};
            }
            if (head.of_links) {
                return {head.label + " right",
                        "The share of the hidden links that are told to be links, and of the pairs without a link that "
                        "are told to be none, averaged: guessing gives 50 %. "};
            }
            return {head.label, "What this loss still asks for: it has no answer that could be right or wrong. "};
    }
    return {};
}

void head_row(Frame& frame, Card& card, const train::HeadSnapshot& head) {
    const Meaning meaning = meaning_of(head);
    std::string help = meaning.help + (train::is_judged(head) && !head.of_links ? kHeldOutTip : "");
    if (std::isfinite(head.test_accuracy)) help += " On the test set: " + percent_text(head.test_accuracy) + ".";
    Rect line = card.row(22);
    ImGui::PushID(head.id.c_str());
    press_area("head", line, {help, ""});
    ImGui::PopID();
    if (!train::is_judged(head)) {
        draw_text(cut_right(line, 56, 4), faces().mono, theme().text, loss_text(head.loss_train), Align::right);
        draw_text(line, faces().text, theme().text, meaning.label);
        if (frame.state.show_help) notes_below(frame, card, {}, {help, ""});
        return;
    }
    const double share = train::is_right_or_wrong(head) ? head.balanced_accuracy : head.accuracy;
    draw_text(cut_right(line, 46, 4), faces().mono, theme().text, percent_text(share), Align::right);
    const Rect bar = cut_right(line, std::min(44.0f, line.w * 0.3f), 8);
    const float fill = std::isfinite(share) ? static_cast<float>(std::clamp(share, 0.0, 1.0)) : 0;
    draw_box({bar.x, std::round(bar.middle_y()) - 2, bar.w, 4}, theme().track, 0, 2);
    draw_box({bar.x, std::round(bar.middle_y()) - 2, bar.w * fill, 4}, theme().good, 0, 2);
    draw_text(line, faces().text, theme().text, meaning.label);
    if (frame.state.show_help) notes_below(frame, card, {}, {help, ""});
}

void accuracy_curve(Frame& frame, Card& card, const train::HeadSnapshot& first) {
    const std::vector<train::HistoryEntry>& entries = told_history(frame).entries;
    std::vector<long> steps;
    Curve curve{theme().good, false, {}};
    for (const train::HistoryEntry& entry : entries) {
        steps.push_back(entry.step);
        curve.values.push_back(entry.accuracy);
    }
    Rect line = card.row(20);
    const Rect plot = card.row(64);
    const int under = line_plot("accuracy", plot, steps, {curve}, {false, true});
    const std::string figure = under >= 0 ? percent_text(entries[static_cast<std::size_t>(under)].accuracy) +
                                                " at step " + thousands(entries[static_cast<std::size_t>(under)].step)
                                          : std::string("held out");
    const Rect place = cut_right(line, text_width(faces().small, figure) + 1, 8);
    term("figure", place, faces().small, theme().muted, figure, explanation_of(figure), Align::right);
    draw_text(line, faces().text, theme().text, meaning_of(first).label);
}

}  // namespace

void curves_panel(Frame& frame, float width) {
    Card card("curves", width, "", 0, "");
    card.about(
        "How well it goes, step by step: the loss is the size of the mistakes; the dashed line is about things that "
        "training never sees.");
    Rect head = card.row(20);
    card.space(4);
    const char* scale = frame.state.log_loss ? "logarithmic scale" : "linear scale";
    if (link_button("scale", cut_right(head, link_width(scale), 8), scale, theme().architecture,
                    {"Scale of the loss: linear shows where it is, logarithmic how it still falls.", "acts at once"})) {
        frame.state.log_loss = !frame.state.log_loss;
    }
    draw_text(head, faces().bold, theme().text, "Loss and accuracy");
    if (frame.view.sweep != nullptr && frame.view.sweep->shown != nullptr)
        card.paragraph(faces().small, theme().muted,
                       "Of " + frame.view.sweep->pointed + "." + std::string(theme().pointer.another_map));
    loss_curves(frame, card);
    if (!frame.view.messages.hint.empty() && frame.view.sweep == nullptr) {
        card.paragraph(faces().small, theme().text, frame.view.messages.hint);
        card.space(4);
    }
    if (const train::HeadSnapshot* first = train::first_answer(told_snapshot(frame))) {
        accuracy_curve(frame, card, *first);
    } else {
        card.paragraph(faces().small, theme().muted, "No loss here has an answer that could be right or wrong.");
    }
    card.space(4);
    for (const train::HeadSnapshot& one : told_snapshot(frame).heads) head_row(frame, card, one);
}

}  // namespace ui
