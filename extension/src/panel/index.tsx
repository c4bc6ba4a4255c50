import { render } from "preact";
import { begin } from "../shared/page";
import { Panel } from "./panel";

begin("extensionName");
render(<Panel />, document.body);
