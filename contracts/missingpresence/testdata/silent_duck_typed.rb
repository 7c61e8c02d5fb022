class GrantService
  def to(agent)
    key = agent.try(:agent_key) || agent.user_key
    Grants.insert(key.to_s)
  end
end
