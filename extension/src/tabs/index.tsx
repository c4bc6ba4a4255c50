import { render } from "preact";
import { begin } from "../shared/page";
import { Tabs } from "./tabs";

begin("tabsTitle");
render(<Tabs />, document.body);
