import { render } from "preact";
import { begin } from "../shared/page";
import { Popup } from "./popup";

begin("extensionName");
render(<Popup />, document.body);
