class Pick
  DRIVERS = { "ps" => Postscript, "pcl" => Pcl }.freeze

  def call(language)
    driver = DRIVERS[language] # want unchecked-lookup driver @hint
    driver.start!
  end

  def asked(language)
    driver = DRIVERS[language]
    return :unknown unless driver

    driver.start!
  end
end
