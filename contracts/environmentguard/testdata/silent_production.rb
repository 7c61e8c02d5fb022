class Label
  def about_the_environment
    raise "not here" if Rails.env.production?
    Record.delete_all
  end

  def not_here
    raise "only here" unless Rails.env.development?
    Record.delete_all
  end

  def only_there(secret)
    raise ArgumentError, "secret is required" if Rails.env.production? && secret.blank?
    Record.create!(secret: secret)
  end

  def logged(name)
    Rails.logger.debug("name is missing") if Rails.env.development? && name.nil?
    Record.create!(name: name)
  end

  def everywhere(name)
    raise ArgumentError, "name is required" if name.nil? || Rails.env.development?
    Record.create!(name: name)
  end

  def setting(name)
    if Settings.strict?
      raise ArgumentError, "name is required" if name.nil?
    end
    Record.create!(name: name)
  end

  def mode(name, test)
    raise ArgumentError, "name is required" if test && name.nil?
    Record.create!(name: name)
  end
end
