import "./policy.css";
import "./rule.css";
import "./data.css";
import "./lists.css";
