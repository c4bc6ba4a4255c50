import { render } from "preact";
import { begin } from "../shared/page";
import { Privacy } from "./privacy";

begin("privacyTitle");
render(<Privacy />, document.body);
