// Starts the GOV.UK components that a page holds. Every page also works without this.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation,
  SkipLink, Tabs, createAll,
} from "govuk-frontend";

for (const component of [
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, ServiceNavigation,
  SkipLink, Tabs,
]) {
  createAll(component);
}

// A frame that scrolls is a stop of the Tab key. Where its table fits, there is nothing to scroll and no stop is needed.
const frames = [...document.querySelectorAll(".app-scroll[tabindex]")];
const settle = () => {
  for (const frame of frames) {
    const scrolls = frame.scrollWidth > frame.clientWidth;
    frame.toggleAttribute("tabindex", scrolls);
    if (scrolls) frame.setAttribute("tabindex", "0");
  }
};
if (frames.length) {
  settle();
  new ResizeObserver(settle).observe(document.body);
}
