import { render } from "preact";
import { locale } from "../shared/words";
import { Popup } from "./popup";

document.documentElement.lang = locale();
render(<Popup />, document.body);
