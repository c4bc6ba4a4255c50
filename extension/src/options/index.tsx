import { render } from "preact";
import { begin } from "../shared/page";
import { Options } from "./options";

begin("optionsTitle");
render(<Options />, document.body);
