class Deactivate
  def call(user_ids)
    User.where(id: user_ids).update_all(active: false) # want unguarded-sink user_ids @hint
  end

  def asked(user_ids)
    raise ArgumentError, "user_ids is required" if user_ids.blank?

    User.where(id: user_ids).update_all(active: false)
  end

  def column(team_id)
    User.where(team_id: team_id).update_all(active: false) # want unguarded-sink team_id
  end
end
