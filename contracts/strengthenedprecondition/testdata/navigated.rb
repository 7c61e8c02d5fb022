class BaseNotice
  def send_to(driver)
    Post.send!(driver&.address || "unknown")
  end

  def tell(driver)
    Post.send!(driver.address)
  end
end

class LateNotice < BaseNotice
  def send_to(driver)
    raise ArgumentError, "driver is required" if driver.nil? # want strengthened-precondition driver

    Post.send!(driver.address)
  end

  def tell(driver)
    raise ArgumentError, "driver is required" if driver.nil?

    Post.send!(driver.address)
  end
end
