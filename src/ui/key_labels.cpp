#include "ui/key_labels.h"

#include "ui/context.h"

namespace ui {
namespace {

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

void label_key(char letter, std::string_view label) {
    if (!is_letter(letter)) return;
    const bool same = label.size() == 1 && label[0] == letter;
    context().key_labels[static_cast<std::size_t>(letter - 'A')] = same ? std::string_view() : label;
}

std::string with_key_label(std::string_view tip) {
    std::string text(tip);
    const std::size_t n = tip.size();
    if (n < 3 || !is_letter(tip[n - 1]) || (tip[n - 2] != ' ' && tip[n - 2] != '+')) return text;
    const std::size_t sentence_end = tip.rfind(". ");
    const bool stands_alone = sentence_end != std::string_view::npos && tip.find(' ', sentence_end + 2) == tip.npos;
    const std::string& label = context().key_labels[static_cast<std::size_t>(tip[n - 1] - 'A')];
    return stands_alone && !label.empty() ? text + " (" + label + ")" : text;
}

}  // namespace ui
