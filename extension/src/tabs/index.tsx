import { render } from "preact";
import { locale, word } from "../shared/words";
import { Tabs } from "./tabs";

document.documentElement.lang = locale();
document.title = word("tabsTitle");
render(<Tabs />, document.body);
