// See context.h.
#include "ui/context.h"

namespace ui {

Context::Context() {
    IMGUI_CHECKVERSION();
    imgui = ImGui::CreateContext();
    ImGui::SetCurrentContext(imgui);
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().UserData = this;
}

Context::~Context() { ImGui::DestroyContext(imgui); }

Context& context() { return *static_cast<Context*>(ImGui::GetIO().UserData); }

const Faces& faces() { return context().faces; }
const Theme& theme() { return context().theme; }

}  // namespace ui
