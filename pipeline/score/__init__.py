"""Score: stance by topic, tone; later portrayal."""
