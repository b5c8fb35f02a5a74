"""Where reports and their claims come from: credits, copies, dates and origins."""
