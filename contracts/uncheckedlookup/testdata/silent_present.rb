class Keys
  def allowed?(token)
    Key.exists?(token: token) && !Key.find_by(token: token).banned?
  end

  def shown(token)
    if Key.exists?(token: token)
      Key.find_by(token: token).label
    end
  end

  def other(token)
    Key.exists?(name: token) && Key.find_by(token: token).label # want unchecked-lookup
  end
end
